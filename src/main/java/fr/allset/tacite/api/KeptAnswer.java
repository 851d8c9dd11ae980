package fr.allset.tacite.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a request was answered, to be answered again.
 *
 * @param headers as JSON
 * @param answer  the body; none when it was for one pair of eyes, once
 */
record KeptAnswer(int status, String headers, @Nullable String answer) {

    /** Says that it is not done again, only told again. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    /** What the method has returned. A body that nobody may store, such as a first password, is left out. */
    static KeptAnswer of(@Nullable Object returned, Method method, ObjectMapper json) {
        try {
            if (returned instanceof ResponseEntity<?> entity) {
                var headers = entity.getHeaders();
                var noStore = String.valueOf(headers.getCacheControl()).contains("no-store");
                return new KeptAnswer(
                        entity.getStatusCode().value(),
                        json.writeValueAsString(Map.copyOf(headers)),
                        noStore ? null : written(entity.getBody(), json));
            }
            var stated = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
            return new KeptAnswer(
                    (stated == null ? HttpStatus.OK : stated.code()).value(), "{}", written(returned, json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer can be written", impossible);
        }
    }

    private static String written(@Nullable Object body, ObjectMapper json) throws JsonProcessingException {
        return body instanceof String text ? text : json.writeValueAsString(body);
    }

    /** The same bytes under the same headers, and {@value #REPLAYED}. */
    ResponseEntity<byte[]> again(ObjectMapper json) {
        var headers = new HttpHeaders();
        try {
            json.readValue(this.headers, HEADERS).forEach(headers::addAll);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("they were written here", impossible);
        }
        if (headers.getContentType() == null) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        headers.set(REPLAYED, "true");
        return ResponseEntity.status(status)
                .headers(headers)
                .body(String.valueOf(answer).getBytes(StandardCharsets.UTF_8));
    }
}
