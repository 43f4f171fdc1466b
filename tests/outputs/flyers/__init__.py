"""Words, lines and sizes of sheets, without drawing them."""
