import { expect, test } from "vitest";
import { chartTop, linePath } from "./line-chart-path";

test.each([
  [[], 1],
  [[0], 1],
  [[1], 1],
  [[3, 7], 10],
  [[12], 20],
  [[37, 52], 100],
  [[200], 200],
  [[201], 500],
])("the top above %j is %d", (values, top) => {
  expect(chartTop(values)).toBe(top);
});

test.each([
  [[], ""],
  [[5], "M0 50L100 50"],
  [[0, 10], "M0 100L100 0"],
  [[0, 5, 10], "M0 100L50 50L100 0"],
])("the line through %j is %j", (values, path) => {
  expect(linePath(values, 10, 100, 100)).toBe(path);
});
