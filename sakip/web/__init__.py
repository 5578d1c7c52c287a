"""What is HTTP: the gate, sign-in, first start, downloads, headers, health."""
