package fr.allset.tacite.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.identity.SecurityLog;
import fr.allset.tacite.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of the engine's own API, as the web apps use it. It lets through what Tasklist, Cockpit and Admin need, by role, method, path
 * and keys of the body ({@code engine/door.txt}). Whatever else the engine could do is refused here, whoever asks, and the log says so.
 *
 */
class EngineDoor extends OncePerRequestFilter {

    /** Where the web apps' API begins. */
    static final String API = "/camunda/api";

    /** What people type is flat; what is nested deeper than this is an attack on whoever reads it. */
    private static final int DEEPEST_BODY = 100;

    /** Values that a form's field can have; the engine knows more, which could hide programs. */
    private static final Set<String> TYPES =
            Set.of("string", "boolean", "integer", "short", "long", "double", "date", "null", "json", "file", "number");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_BODY)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private final List<DoorRow> rows = rows();
    private final ProblemWriter problems;
    private final SecurityLog log;

    EngineDoor(ProblemWriter problems, SecurityLog log) {
        this.problems = problems;
        this.log = log;
    }

    static List<DoorRow> rows() {
        try (var reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("engine/door.txt").getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(DoorRow::of)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var allowed = allowed(request, who);
        if (allowed.isEmpty()) {
            refuse(request, response, HttpStatus.FORBIDDEN, "forbidden");
            return;
        }
        if (asksForNul(request)) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "unreadable-body");
            return;
        }
        // a query without a body and a file of the page come this way; neither carries anything in
        if (request.getMethod().equals("GET") || request.getMethod().equals("OPTIONS")) {
            chain.doFilter(request, response);
            return;
        }
        var bytes = request.getInputStream().readAllBytes();
        if (bytes.length > 0 && !isJson(request.getContentType())) {
            refuse(request, response, HttpStatus.FORBIDDEN, "forbidden");
            return;
        }
        JsonNode body;
        try {
            body = bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
            requirePlainValues(body.path("variables"));
            requireFindable(body);
        } catch (JsonProcessingException unreadable) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "unreadable-body");
            return;
        }
        if (allowed.stream().noneMatch(row -> row.allows(body, who.getName()))) {
            refuse(request, response, HttpStatus.FORBIDDEN, "forbidden");
            return;
        }
        chain.doFilter(new ReadRequest(request, bytes), response);
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private List<DoorRow> allowed(HttpServletRequest request, Authentication who) {
        var where = PathContainer.parsePath(request.getRequestURI().substring(API.length()));
        var authorities = AuthorityUtils.authorityListToSet(who.getAuthorities());
        return rows.stream()
                .filter(row -> row.isAbout(request.getMethod(), where))
                .filter(row -> row.roles().stream().map(Role::authority).anyMatch(authorities::contains))
                .toList();
    }

    /** PostgreSQL fails on whoever looks for NUL, which no text holds. */
    private static boolean asksForNul(HttpServletRequest request) {
        return request.getQueryString() != null && request.getQueryString().contains("%00");
    }

    /** As {@link #asksForNul}; the answer to a form is text to be kept, and its form takes care of it. */
    private static void requireFindable(JsonNode body) throws JsonProcessingException {
        for (var field : body.properties()) {
            if (!field.getKey().equals("variables") || !field.getValue().isObject()) {
                requireWithoutNul(field.getValue());
            }
        }
    }

    private static void requireWithoutNul(JsonNode node) throws JsonProcessingException {
        if (node.isTextual() && node.asText().indexOf('\0') >= 0) {
            throw new NoText();
        }
        for (var part : node) {
            requireWithoutNul(part);
        }
    }

    /** Rows of JSON are text to the engine until somebody reads them, who would fail on what is nested too deep. */
    private static void requirePlainValues(JsonNode variables) throws JsonProcessingException {
        for (var variable : variables) {
            var type = variable.path("type").asText("string").toLowerCase(Locale.ROOT);
            if (!TYPES.contains(type)) {
                throw new UnknownType(type);
            }
            if (type.equals("json") && variable.path("value").isTextual()) {
                JSON.readTree(variable.path("value").asText());
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String why)
            throws IOException {
        log.refused(request);
        problems.write(request, response, status, why);
    }

    /** What no text can hold. */
    private static final class NoText extends JsonProcessingException {

        private static final long serialVersionUID = 1;

        NoText() {
            super("NUL is in no text");
        }
    }

    /** A value of a type that no field of a form has. */
    private static final class UnknownType extends JsonProcessingException {

        private static final long serialVersionUID = 1;

        UnknownType(String type) {
            super("no field of a form is " + type);
        }
    }
}
