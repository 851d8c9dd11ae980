package fr.allset.tacite.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** Bodies of the API as Tacite's own JSON reads them. */
public final class BodyParser {

    private static final ObjectMapper JSON = mapper();

    private BodyParser() {}

    private static ObjectMapper mapper() {
        var builder = Jackson2ObjectMapperBuilder.json();
        new StrictJson().nothingIsGuessed().customize(builder);
        return builder.build();
    }

    /** Whether it is one. */
    public static boolean read(byte[] body) {
        try {
            JSON.readValue(body, Body.class);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    record Body(List<String> subscriptions, LocalDate effectiveDate, String reason, int number) {}
}
