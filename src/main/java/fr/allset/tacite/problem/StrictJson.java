package fr.allset.tacite.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bodies are JSON, whatever other formats a library on the class path could read: each is a way in of its own.
 *
 * <p>What is sent is taken for what it is or refused, and never guessed. The number 17 is no text, the number 20270315 is no day of
 * the year 57468, and a day has no hour. Seven months and a half are no months, a field that stands twice says nothing, and nothing
 * follows on a body.
 */
@Configuration
class StrictJson {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer nothingIsGuessed() {
        return builder -> builder.featuresToDisable(
                        MapperFeature.ALLOW_COERCION_OF_SCALARS, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .featuresToEnable(
                        JsonParser.Feature.STRICT_DUPLICATE_DETECTION, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .deserializerByType(LocalDate.class, new Day())
                .postConfigurer(mapper -> {
                    for (var shape :
                            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                        mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
                    }
                    mapper.coercionConfigFor(LogicalType.Enum)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                });
    }

    @Bean
    WebMvcConfigurer jsonAlone() {
        return new WebMvcConfigurer() {

            @Override
            public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
                converters.removeIf(converter -> converter.getSupportedMediaTypes().stream()
                        .anyMatch(type -> type.getSubtype().endsWith("xml")));
            }
        };
    }

    /** {@code 2027-03-15} and nothing else. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {

        private static final long serialVersionUID = 1;
        private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            var text = parser.getText();
            try {
                if (WRITTEN.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                throw InvalidFormatException.from(parser, "no such day", text, LocalDate.class);
            }
            throw InvalidFormatException.from(parser, "no day", text, LocalDate.class);
        }
    }
}
