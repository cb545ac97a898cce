// Draws the chart of a flow where its text stands; without a script the text stays, and the table.
"use strict";
addEventListener("DOMContentLoaded", async () => {
  const place = document.querySelector(".picture");
  const text = place && place.querySelector("pre");
  if (!text || !window.mermaid) {
    return;
  }
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: "base",
    themeVariables: { edgeLabelBackground: "#ffffff", lineColor: "#555555" },
    fontFamily: "inherit",
    flowchart: { htmlLabels: false, useMaxWidth: true },
  });
  try {
    const drawn = await mermaid.render("drawing", text.textContent);
    const picture = new DOMParser().parseFromString(drawn.svg, "text/html").querySelector("svg");
    text.replaceWith(picture);
    place.dataset.drawn = "yes";
  } catch (fault) {
    place.dataset.drawn = "no";
  }
});
