package fr.allset.tacite.persistence;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** The description of the API says that a decimal number that is written as text is text. */
@Component
class DecimalDescription implements PropertyCustomizer {

    @Override
    public Schema<?> customize(Schema property, AnnotatedType type) {
        var annotations = type.getCtxAnnotations();
        return annotations != null && Arrays.stream(annotations).anyMatch(DecimalAsText.class::isInstance)
                ? new StringSchema().example("21.5")
                : property;
    }
}
