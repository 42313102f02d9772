package io.curasync.enrollment;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds the fields of the form to the API description. */
@Component
class FormSchemaCustomizer implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Schema<?> form = new Schema<>().types(Set.of("object"));
        for (FormField field : FormField.values()) {
            form.addProperty(field.key(), text(field.label() + (field.needed() ? "; required for sending" : "")));
        }
        form.addProperty("rep", text("Email of the rep to whom the practice is assigned; for admins"));
        api.getComponents().addSchemas("Form", form);
    }

    private static Schema<?> text(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
