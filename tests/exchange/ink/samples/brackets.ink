The customer looks up.
* "I'm sorry[."]," you say. She nods.
  "It happens."
* [Apologise] "I'm sorry," you say.
* Nod
* Shrug[] at her.
* "Well[..."]<>
  , it is what it is," you say.
* Smile<>
  d too long, perhaps.
- She goes on.
-> END
