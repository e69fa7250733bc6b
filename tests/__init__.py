"""The tests of jipp, by kind."""
