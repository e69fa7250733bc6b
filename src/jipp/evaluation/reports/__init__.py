"""One report on a judged contest: do the judges agree, is one severe, how firm is each place."""
