/**
 * Draws assets/faces/<person>/<expression>.svg and faces.json from the Open Peeps artwork.
 *
 * Development only: the game reads the finished files. To draw them again, in an empty folder:
 *   npm install @dicebear/core@9.4.3 @dicebear/open-peeps@9.4.3 svgpath@2.6.0
 *   copy this file there, then: node make_faces.mjs PATH/TO/assets/faces
 */
import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import svgpath from "svgpath";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One box for everybody: a little wider than the original, so that no hair is cut off. */
const VIEW_BOX = "-30 -60 764 764";

const PEOPLE = {
  maria: { about: "A woman of about fifty with dark, chin-length hair.", head: "mediumBangs", skin: "bd7446", top: "e58a76" },
  ruth: { about: "A grandmother with a grey bun and round glasses.", head: "grayBun", hair: "d8d5d3", skin: "f5cfb2", top: "a88bb8", glasses: "glasses2" },
  samir: { about: "A man of about thirty with short dark hair and a trimmed beard.", head: "short5", skin: "c98d60", top: "7fa7a0", beard: "full" },
  jonas: { about: "A fair-haired man in his late twenties.", head: "short4", hair: "d9b26a", skin: "ffdbb4", top: "7f9fc6" },
  aisha: { about: "A young woman with a teal headscarf.", head: "hijab", cloth: "2b6a6c", skin: "b67a4c", top: "e2b7a0", trim: "9bd3c6" },
  wei: { about: "A man in his forties with short black hair and square glasses.", head: "short2", skin: "f0c79c", top: "8c9bb0", glasses: "glasses3" },
  tomasz: { about: "A man in his sixties, bald on top, with a grey fringe and moustache.", head: "noHair3", hair: "b9b5b0", skin: "f3c8a6", top: "c9a45f", beard: "moustache9" },
  grace: { about: "A mother of about thirty-eight with her hair tied up in a scarf.", head: "bun", skin: "8a5636", top: "e3b75e", trim: "e9866f" },
  otto: { about: "A man in his seventies with white hair and glasses.", head: "grayShort", hair: "ece8e2", skin: "f8d5ba", top: "94a886", glasses: "glasses" },
  priya: { about: "A woman in her late twenties with long dark hair.", head: "long", skin: "b9794c", top: "d98ba0" },
  lucia: { about: "A woman in her thirties with long curly hair.", head: "longCurly", skin: "dea274", top: "86b0c9" },
  kwame: { about: "A man of about forty with a flat-top haircut and a goatee.", head: "flatTop", skin: "7b4b33", top: "e0a55f", beard: "goatee2" },
  hana: { about: "A student with a black bob and round glasses.", head: "bangs2", skin: "f7d7b8", top: "b9a3d0", glasses: "glasses5" },
  frank: { about: "An older man with iron-grey hair and a moustache.", head: "grayShort", hair: "8f8c8a", skin: "e9b48e", top: "efe6d6", beard: "moustache9" },
  arjan: { about: "A man in his fifties with a turban and a dark beard.", head: "turban", skin: "b97a50", top: "9aa7b8", trim: "d98f4e", beard: "full" },
  mila: { about: "A young woman with auburn hair and a fringe.", head: "bangs", hair: "a4532f", skin: "fbd3b8", top: "8fb996" },
};

/** Each expression names an Open Peeps face, or says how to compose one of its strokes. */
const EXPRESSIONS = {
  furious: "rage",
  angry: "veryAngry",
  upset: "solemn",
  worried: "concerned",
  neutral: () => strokes("smile").filter((s) => !isMouth(s)).concat(strokes("tired").filter(isMouth)),
  warming: "smile",
  pleased: "calm",
  delighted: () => strokes("smileLOL").filter((s) => !isTear(s)),
};

const GROUPS = [
  ["head", '<g transform="matrix(.99789 0 0 1 156 62)">'],
  ["face", '<g transform="translate(315 248)">'],
  ["beard", '<g transform="translate(279 400)">'],
  ["mask", '<g transform="translate(179 343)">'],
  ["glasses", '<g transform="translate(203 303)">'],
];

/** Moustaches that would hide the mouth are drawn first, and a little higher. */
const UNDER_THE_MOUTH = new Set(["moustache9"]);
const lifted = (group) => group.replace("translate(279 400)", "translate(279 390)");

function avatar(person, face) {
  return createAvatar(openPeeps, {
    head: [person.head],
    face: [face],
    skinColor: [person.skin],
    clothingColor: [person.top],
    headContrastColor: [person.hair ?? "2c1b18"],
    facialHair: person.beard ? [person.beard] : [],
    facialHairProbability: person.beard ? 100 : 0,
    accessories: person.glasses ? [person.glasses] : [],
    accessoriesProbability: person.glasses ? 100 : 0,
    maskProbability: 0,
  }).toString();
}

/** The picture's parts in drawing order: body, then the inside of each group. */
function parts(svg) {
  const inner = svg.slice(svg.indexOf('<g fill-rule="evenodd"'), svg.lastIndexOf("</g></svg>"));
  const starts = GROUPS.map(([, tag]) => inner.indexOf(tag));
  const found = { body: inner.slice(0, starts[0]) };
  GROUPS.forEach(([name, tag], i) => {
    const end = i + 1 < starts.length ? starts[i + 1] : inner.length;
    found[name] = inner.slice(starts[i] + tag.length, end - "</g>".length);
  });
  return found;
}

/** The strokes of an Open Peeps face: fill, path in absolute numbers, and bounds. */
function strokes(face) {
  const drawn = parts(avatar(PEOPLE.jonas, face)).face;
  return [...drawn.matchAll(/<path [^>]*>/g)].flatMap(([tag]) => {
    const fill = /fill="([^"]+)"/.exec(tag)?.[1] ?? "#000";
    const path = svgpath(/ d="([^"]+)"/.exec(tag)[1]).abs().toString();
    return outlines(path).map((d) => ({ fill, d, box: bounds(d) }));
  });
}

/** A face's holes (teeth, whites of eyes) stay with the outline round them. */
function outlines(path) {
  const whole = [];
  for (const d of path.split(/(?=M)/)) {
    const box = bounds(d);
    const round = whole.find((w) => contains(bounds(w), box));
    if (round) whole[whole.indexOf(round)] = round + d;
    else whole.push(d);
  }
  return whole;
}

function contains(a, b) {
  return a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
}

function bounds(d) {
  const xs = [], ys = [];
  svgpath(d).abs().unshort().iterate((s, _i, x, y) => {
    if (s[0] === "H") { xs.push(s[1]); ys.push(y); }
    else if (s[0] === "V") { xs.push(x); ys.push(s[1]); }
    else if (s[0] === "A") { xs.push(s[6]); ys.push(s[7]); }
    else for (let i = 1; i + 1 < s.length; i += 2) { xs.push(s[i]); ys.push(s[i + 1]); }
  });
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const isMouth = ({ box }) => box.top > 175;
const isTear = ({ box }) => box.top > 130 && (box.right < 100 || box.left > 220);

function draw(expression) {
  const rule = EXPRESSIONS[expression];
  if (typeof rule === "string") return parts(avatar(PEOPLE.jonas, rule)).face;
  const paths = rule().map(({ fill, d }) => `<path d="${d}" fill="${fill}"/>`).join("");
  return `<g fill-rule="evenodd" clip-rule="evenodd">${paths}</g>`;
}

function picture(person, expression) {
  const part = parts(avatar(person, "calm"));
  // Without the mask rectangle of the original the ground stays transparent.
  let head = person.trim ? part.head.replaceAll(`#${person.top}`, `#${person.trim}`) : part.head;
  if (person.cloth) head = head.replaceAll('"#000"', `"#${person.cloth}"`);
  const content = { ...part, head, face: draw(expression) };
  const groups = GROUPS.filter(([name]) => content[name]).map(([name, tag]) => `${tag}${content[name]}</g>`);
  if (UNDER_THE_MOUTH.has(person.beard)) groups.splice(1, 2, lifted(groups[2]), groups[1]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${VIEW_BOX}" fill="none">${part.body}${groups.join("")}</svg>`;
  return svg.replace(/ d="([^"]+)"/g, (_, d) => ` d="${svgpath(d).rel().round(1).toString()}"`) + "\n";
}

const out = process.argv[2];
if (!out) throw new Error("Say where: node make_faces.mjs PATH/TO/assets/faces");
for (const [id, person] of Object.entries(PEOPLE)) {
  mkdirSync(join(out, id), { recursive: true });
  for (const expression of Object.keys(EXPRESSIONS)) {
    writeFileSync(join(out, id, `${expression}.svg`), picture(person, expression));
  }
}
const about = Object.fromEntries(Object.entries(PEOPLE).map(([id, { about }]) => [id, { about }]));
writeFileSync(join(out, "faces.json"), JSON.stringify(about, null, 2) + "\n");
