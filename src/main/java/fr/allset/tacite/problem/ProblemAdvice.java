package fr.allset.tacite.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as {@code application/problem+json}, in the reader's language, with the field where there is one. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** The state of SQL for a character that is not in the database's repertoire. */
    private static final String NO_CHARACTER = "22021";

    private final MessageSource messages;
    private final RefusalWording sentences;

    ProblemAdvice(MessageSource messages, RefusalWording sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal, Locale locale) {
        var problem = problem(
                HttpStatus.valueOf(refusal.kind().status()), refusal.code(), sentences.in(locale, refusal), locale);
        if (refusal.field() != null) {
            problem.setProperty("field", refusal.field());
        }
        refusal.details().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException mismatch, Locale locale) {
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "unreadable-value",
                text(
                        "problem.unreadable-value",
                        locale,
                        Echo.of(String.valueOf(mismatch.getValue())),
                        mismatch.getName()),
                locale);
        problem.setProperty("field", mismatch.getName());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MultipartException unreadable, Locale locale) {
        return answer(problem(
                HttpStatus.BAD_REQUEST, "unreadable-upload", text("problem.unreadable-upload", locale), locale));
    }

    /** Two wanted the same rows at once, and the database let one of them pass. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ConcurrencyFailureException overtaken, Locale locale) {
        return answer(problem(HttpStatus.CONFLICT, "overtaken", text("problem.overtaken", locale), locale));
    }

    /** Characters that no text can hold, NUL first of all: PostgreSQL says so where H2 takes them. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(
            DataIntegrityViolationException unstorable, HttpServletRequest request, Locale locale) throws Exception {
        return NestedExceptionUtils.getMostSpecificCause(unstorable) instanceof SQLException refused
                        && NO_CHARACTER.equals(refused.getSQLState())
                ? answer(problem(
                        HttpStatus.BAD_REQUEST, "unstorable-text", text("problem.unstorable-text", locale), locale))
                : on((Exception) unstorable, request, locale);
    }

    /** Somebody else has moved the very thing on. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Overtaken overtaken, Locale locale) {
        return answer(problem(HttpStatus.CONFLICT, "overtaken", sentences.in(locale, overtaken), locale));
    }

    /** Ours to mend: the reader gets a number to quote, the log gets the cause. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception unexpected, HttpServletRequest request, Locale locale) throws Exception {
        if (unexpected instanceof AccessDeniedException
                || AnnotationUtils.findAnnotation(unexpected.getClass(), ResponseStatus.class) != null) {
            throw unexpected;
        }
        var incident = UUID.randomUUID().toString();
        log.error("Unexpected failure {} at {} {}", incident, request.getMethod(), request.getRequestURI(), unexpected);
        var problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", text("problem.unexpected", locale, incident), locale);
        problem.setProperty("incident", incident);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var cause = unreadable.getCause();
        ProblemDetail problem;
        if (NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof BodyTooLarge) {
            problem = problem(
                    HttpStatus.PAYLOAD_TOO_LARGE, "body-too-large", text("problem.body-too-large", locale), locale);
        } else if (cause instanceof UnrecognizedPropertyException unknown) {
            problem = problem(
                    HttpStatus.BAD_REQUEST,
                    "unknown-field",
                    text("problem.unknown-field", locale, Echo.of(unknown.getPropertyName())),
                    locale);
            problem.setProperty("field", path(unknown));
        } else if (cause instanceof InvalidFormatException format) {
            problem = problem(
                    HttpStatus.BAD_REQUEST,
                    "unreadable-value",
                    text("problem.unreadable-value", locale, Echo.of(String.valueOf(format.getValue())), path(format)),
                    locale);
            problem.setProperty("field", path(format));
        } else if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            problem = problem(
                    HttpStatus.BAD_REQUEST, "wrong-type", text("problem.wrong-type", locale, path(mismatch)), locale);
            problem.setProperty("field", path(mismatch));
        } else {
            problem =
                    problem(HttpStatus.BAD_REQUEST, "unreadable-body", text("problem.unreadable-body", locale), locale);
        }
        return object(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = invalid.getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "reason", String.valueOf(error.getDefaultMessage())))
                .toList();
        var locale = LocaleContextHolder.getLocale();
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid-fields",
                text(
                        "problem.invalid-fields",
                        locale,
                        errors.stream()
                                .map(error -> error.get("field") + " : " + error.get("reason"))
                                .collect(Collectors.joining(" ; "))),
                locale);
        if (!errors.isEmpty()) {
            problem.setProperty("field", errors.get(0).get("field"));
        }
        problem.setProperty("errors", errors);
        return object(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var result = invalid.getParameterValidationResults().get(0);
        var field = String.valueOf(result.getMethodParameter().getParameterName());
        var reason = result.getResolvableErrors().get(0).getDefaultMessage();
        var locale = LocaleContextHolder.getLocale();
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid-fields",
                text("problem.invalid-fields", locale, field + " : " + reason),
                locale);
        problem.setProperty("field", field);
        return object(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "missing-parameter",
                text("problem.missing-parameter", locale, missing.getParameterName()),
                locale);
        problem.setProperty("field", missing.getParameterName());
        return object(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        return object(problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", text("problem.too-large", locale), locale));
    }

    /** What Spring itself refuses (method, media type, unknown path) keeps its status and gets our words around it. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var code = "http-" + status.value();
        var problem = problem(
                HttpStatus.valueOf(status.value()),
                code,
                messages.getMessage("problem." + code, null, text("problem.http", locale), locale),
                locale);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String path(JsonMappingException exception) {
        return Echo.of(exception.getPath().stream()
                .map(reference ->
                        reference.getFieldName() != null ? reference.getFieldName() : "[" + reference.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "["));
    }

    private ProblemDetail problem(HttpStatus status, String code, String detail, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(
                messages.getMessage("problem.title." + status.value(), null, status.getReasonPhrase(), locale));
        return problem;
    }

    private String text(String code, Locale locale, Object... arguments) {
        return String.valueOf(messages.getMessage(code, arguments, code, locale));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> object(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
