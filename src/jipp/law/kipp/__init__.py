"""The competition (KIPP): one module per year."""
