"use strict";
// Every page works without this file.
(() => {
  const errors = document.getElementById("errors");
  if (errors) errors.focus();
})();
