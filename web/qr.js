// Draws codes to be scanned, for the paper of a kiosk; web/load/code.js loads it there alone.
import { encode } from "uqr";

/** A text as a code: the modules a side and the dark ones as an SVG path, without a quiet zone. */
export function draw(text) {
  // Level M stands up to a worn print head; where the size leaves room, more for nothing.
  const { data, size } = encode(text, { ecc: "M", boostEcc: true, border: 0 });
  let path = "";
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && row[x]) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  });
  return `${size} ${path}`;
}
