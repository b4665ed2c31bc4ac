// No validator: it would tell somebody else what is looked at here.
SwaggerUIBundle({ url: '/openapi.yaml', dom_id: '#api', deepLinking: true, validatorUrl: null });
