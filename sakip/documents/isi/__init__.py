"""What each document says: bahan in, blocks out. Nothing here reads a store or a clock."""
