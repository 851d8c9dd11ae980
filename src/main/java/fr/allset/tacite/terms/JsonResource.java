package fr.allset.tacite.terms;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Data that this application was built with. Each value must be there: nothing is guessed. */
public final class JsonResource {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private JsonResource() {}

    /** @throws UncheckedIOException if the resource is missing or misspelt */
    public static <T> T read(String path, Class<T> type) {
        try (var json = JsonResource.class.getResourceAsStream(path)) {
            if (json == null) {
                throw new IOException("The resource " + path + " is missing");
            }
            return JSON.readValue(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path, unreadable);
        }
    }
}
