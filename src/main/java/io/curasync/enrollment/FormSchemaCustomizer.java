package io.curasync.enrollment;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Tells the API's description which fields the form has. */
@Component
class FormSchemaCustomizer implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Schema<?> form = new Schema<>().types(Set.of("object"));
        for (FormField field : FormField.values()) {
            form.addProperty(field.key(), text(field.label() + (field.needed() ? "; nothing is sent without it" : "")));
        }
        form.addProperty("rep", text("The email of the rep whose practice it will be; for admins"));
        api.getComponents().addSchemas("Form", form);
    }

    private static Schema<?> text(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
