// The picture of an address is asked for while the rest of the page still loads: picture.js keeps what was asked.

import { read } from "../address.js";
import { begin } from "./picture.js";
import { fromParams } from "./state.js";

const { view, parts, params } = read();
if (view === "graph" && !parts.length) begin(fromParams(params));
