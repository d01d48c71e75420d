"""Why some mutants go unnoticed: for each kind of which one ever did, the reason."""

WHY: dict[str, str] = {}
