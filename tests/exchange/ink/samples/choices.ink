// Choices, nested choices and gathers, once only and sticky.
Hello, this is the desk.
* "I've got boots to return."
  "When did you buy them?" she asks.
  * * [A month ago] She hums.
      "That's a while."
  * * Last week
      "Fine," she says.
  - - "And the box?"
  * * I have it
  * * I haven't
* "Never mind." -> bye
* [Say nothing]
  Silence.
- She waits.
  + Wait
    You both wait.
  + Go
- - "Good," she says. - And that's that - nearly.
- Thanks.
-> bye
=== bye
Goodbye.
-> END
