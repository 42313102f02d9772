// A file of its own, because the content security policy forbids inline scripts.
SwaggerUIBundle({
  url: "../v3/api-docs",
  dom_id: "#swagger-ui",
  deepLinking: true,
  // Would send the description to another site.
  validatorUrl: null,
});
