package fr.allset.tacite.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A form that meets a timer, or somebody else's click, at the same instant. The engine says so in its own words and numbers; Tasklist shows
 * whatever the answer calls its message, and leaves the form open.
 */
class OvertakenForms extends OncePerRequestFilter {

    /** The answer to a task. */
    private static final Pattern ANSWER =
            Pattern.compile("/camunda/api/engine/engine/[^/]+/task/([^/]+)/(submit-form|complete|resolve)");

    /** What the engine says when the rows have been changed by another, and when the task is gone. */
    private static final Set<String> OVERTAKEN = Set.of("ENGINE-03005", "OptimisticLockingException", "task is null");

    private final TaskService tasks;
    private final MessageSource messages;
    private final ObjectMapper json;

    OvertakenForms(TaskService tasks, MessageSource messages, ObjectMapper json) {
        this.tasks = tasks;
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !ANSWER.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            var said = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            if (OVERTAKEN.stream().anyMatch(said::contains) || isGone(request)) {
                answer.resetBuffer();
                answer.setStatus(HttpStatus.CONFLICT.value());
                answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
                json.writeValue(
                        answer.getOutputStream(),
                        Map.of(
                                "type",
                                "Overtaken",
                                "message",
                                messages.getMessage("problem.form-overtaken", null, Locale.FRENCH)));
            }
        }
        answer.copyBodyToResponse();
    }

    /** Whoever may work on a task may not any more when it has gone: the engine says that nobody may. */
    private boolean isGone(HttpServletRequest request) {
        var answered = ANSWER.matcher(request.getRequestURI());
        return answered.matches()
                && tasks.createTaskQuery().taskId(answered.group(1)).count() == 0;
    }
}
