"""Documents out: what people see and sign, as files they can keep, print and count with."""
