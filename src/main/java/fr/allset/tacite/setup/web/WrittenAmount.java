package fr.allset.tacite.setup.web;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import fr.allset.tacite.money.Euros;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;

/** An amount in euros as text; programs of before write it as a number, which is read too. */
@Schema(type = "string", types = "string")
@JsonDeserialize(using = WrittenAmount.Reading.class)
final class WrittenAmount {

    /** What is too long to be written out is no amount, and is refused as it stands. */
    private static final int LONGEST_SCALE = 30;

    private final String text;

    private WrittenAmount(String text) {
        this.text = text;
    }

    @JsonValue
    String text() {
        return text;
    }

    static final class Reading extends StdScalarDeserializer<WrittenAmount> {

        private static final long serialVersionUID = 1;

        Reading() {
            super(WrittenAmount.class);
        }

        @Override
        public WrittenAmount deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING ->
                    Euros.read(parser.getText()).isPresent()
                            ? new WrittenAmount(parser.getText())
                            : (WrittenAmount)
                                    context.handleWeirdStringValue(WrittenAmount.class, parser.getText(), "no amount");
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    var number = parser.getDecimalValue();
                    yield new WrittenAmount(
                            Math.abs(number.scale()) > LONGEST_SCALE ? number.toString() : number.toPlainString());
                }
                default -> (WrittenAmount) context.handleUnexpectedToken(WrittenAmount.class, parser);
            };
        }
    }
}
