VAR stage = "start"
VAR tries = 0
CONST MOST = 2
VAR name = "Ann"
-> desk
=== desk
{name} is here. {stage == "start": She waits.|{stage == "angry": She shouts.|She smiles.}} This is try {tries + 1}.
{stage:
- "start": Nothing yet.
- "calm": All is calm.
- else: Oh dear.
}
+ [Soothe]
  ~ stage = "calm"
+ {tries < MOST} [Provoke]
  ~ stage = "angry"
  ~ tries = 1
+ {stage != "start" and tries == 1} [Provoke more]
  ~ tries = MOST
* {tries >= MOST} [Give up {name}] -> END
* {stage == "calm"} [Thank her] -> END
- -> desk
