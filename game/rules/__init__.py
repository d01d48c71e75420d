"""The rules of a contact as pure functions of a position; live play, replay, players and proofs all call them."""
