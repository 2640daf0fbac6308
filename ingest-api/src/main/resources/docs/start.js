"use strict";
window.ui = SwaggerUIBundle({
  url: "openapi.yaml",
  dom_id: "#document",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
