// Builds bundle/editor.js from source/ and the packages of the lock file, with the licences of its parts.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const result = await build({
  absWorkingDir: here,
  entryPoints: ["source/main.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
});
const notice = licences(Object.keys(result.metafile.inputs));
writeFileSync(join(here, "bundle", "THIRD-PARTY.txt"), notice);
writeFileSync(join(here, "bundle", "editor.js"), `/*!\n${notice}*/\n${result.outputFiles[0].text}`);

/** Each package of the bundle with its version and copyright line, and the text of the licence that they share. */
function licences(inputs) {
  const names = new Set(inputs.map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean));
  const parts = [];
  const texts = new Set();
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = readFileSync(join(folder, "LICENSE"), "utf8");
    const [copyright] = text.match(/^Copyright.*$/m);
    parts.push(`${name} ${version}, ${license}\n  ${copyright}`);
    texts.add(text.replace(copyright, "").replace(/^.*MIT License.*$/m, "").trim().replace(/\s+/g, " "));
  }
  if (texts.size !== 1) throw new Error(`${texts.size} different licence texts: say which part has which`);
  const lines = [...texts][0].match(/.{1,110}(?: |$)/g).map((line) => line.trim());
  return `Parts of this bundle, under the MIT License:\n\n${parts.join("\n")}\n\n${lines.join("\n")}\n`;
}
