package fr.allset.tacite.persistence;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;

/** A decimal number that a stored document writes as text, so that no reader's floating point touches it. */
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = DecimalAsText.Writing.class)
@JsonDeserialize(using = DecimalAsText.Reading.class)
public @interface DecimalAsText {

    /** Without an exponent: twenty is written 20, however it came about. */
    class Writing extends StdScalarSerializer<BigDecimal> {

        private static final long serialVersionUID = 1;

        Writing() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal number, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(number.toPlainString());
        }
    }

    /** Takes text alone, as it was written. */
    class Reading extends StdScalarDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1;

        Reading() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new BigDecimal(json.getText());
        }
    }
}
