package fr.allset.tacite.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** What a filter refuses before any controller is reached, as the same problem+json that controllers answer. */
@Component
public class ProblemWriter {

    /** How long the tries of a log-in are remembered. */
    private static final int SECONDS_UNTIL_TRIES_ARE_FORGOTTEN = 300;

    private static final int SECONDS_OF_AN_OUTAGE = 10;

    private final ObjectMapper json;
    private final MessageSource messages;
    private final LocaleResolver locales;

    ProblemWriter(ObjectMapper json, MessageSource messages, LocaleResolver locales) {
        this.json = json;
        this.messages = messages;
        this.locales = locales;
    }

    /** Whether it is a program that asks, by the address, with as many slashes as it likes. */
    public static boolean isOfPrograms(HttpServletRequest request) {
        return isOfPrograms(request.getRequestURI());
    }

    static boolean isOfPrograms(String address) {
        return address.replaceAll("/{2,}", "/").matches("/api(/.*)?");
    }

    /** @param code the last part of the problem's type; its sentence is the message {@code problem.<code>} */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        write(request, response, status, code, "problem." + code);
    }

    void writeUnexpected(HttpServletRequest request, HttpServletResponse response, String incident) throws IOException {
        write(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "problem.unexpected", incident);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            String sentence,
            Object... arguments)
            throws IOException {
        var locale = locales.resolveLocale(request);
        var problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(sentence, arguments, locale));
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(title(status, locale));
        response.setStatus(status.value());
        var patience = secondsOfPatience(status);
        if (patience > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(patience));
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    private String title(HttpStatus status, Locale locale) {
        return messages.getMessage("problem.title." + status.value(), null, locale);
    }

    /** After how long the same may be asked again; 0 where that is no matter of time. */
    static int secondsOfPatience(HttpStatus status) {
        return switch (status) {
            case TOO_MANY_REQUESTS -> SECONDS_UNTIL_TRIES_ARE_FORGOTTEN;
            case SERVICE_UNAVAILABLE -> SECONDS_OF_AN_OUTAGE;
            default -> 0;
        };
    }
}
