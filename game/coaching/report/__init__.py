"""One page about one trainee, for that trainee: how far, what went well, what to practise next."""
