"""What a person can do: a module per noun, a function per act; each asks for the right first."""
