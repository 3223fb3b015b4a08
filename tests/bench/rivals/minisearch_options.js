// What is indexed and how it is asked: as MiniSearch's own guide suggests, with the boosts of our title and labels.

export const OPTIONS = {
  idField: "url",
  fields: ["title", "labels", "body"],
  storeFields: ["title"],
  searchOptions: { boost: { title: 5, labels: 4 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
};
