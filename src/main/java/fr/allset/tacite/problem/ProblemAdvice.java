package fr.allset.tacite.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import fr.allset.tacite.problem.BodyFaults.Fault;
import fr.allset.tacite.problem.BufferedBodies.BufferedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.springframework.validation.FieldError;
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

    /** And those for a lock that did not come in time, of PostgreSQL and of H2. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

    private final MessageSource messages;
    private final RefusalWording sentences;
    private final BodyFaults bodies;

    ProblemAdvice(MessageSource messages, RefusalWording sentences, BodyFaults bodies) {
        this.messages = messages;
        this.sentences = sentences;
        this.bodies = bodies;
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
        return locked(locale);
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

    /** Never "nothing was changed" of what may have been kept. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OutcomeUnknown unknown, Locale locale) {
        log.error("Nobody knows whether it was kept", unknown);
        return answer(problem(
                HttpStatus.SERVICE_UNAVAILABLE, "outcome-unknown", text("problem.outcome-unknown", locale), locale));
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
        if (Outage.isBehind(unexpected)) {
            log.error("No database at {} {}", request.getMethod(), request.getRequestURI(), unexpected);
            return answer(problem(
                    HttpStatus.SERVICE_UNAVAILABLE, "unavailable", text("problem.unavailable", locale), locale));
        }
        if (isLockedOut(unexpected)) {
            return locked(locale);
        }
        var incident = UUID.randomUUID().toString();
        log.error("Unexpected failure {} at {} {}", incident, request.getMethod(), request.getRequestURI(), unexpected);
        var problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", text("problem.unexpected", locale, incident), locale);
        problem.setProperty("incident", incident);
        return answer(problem);
    }

    private ResponseEntity<ProblemDetail> locked(Locale locale) {
        var problem = problem(HttpStatus.CONFLICT, "overtaken", text("problem.overtaken", locale), locale);
        return answering(problem).header(HttpHeaders.RETRY_AFTER, "1").body(problem);
    }

    /** Spring has no name for what the databases say of a row that was held for too long, or another one. */
    private static boolean isLockedOut(Exception refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && LOCKED.contains(String.valueOf(database.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        if (NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof BodyTooLarge) {
            return object(problem(
                    HttpStatus.PAYLOAD_TOO_LARGE, "body-too-large", text("problem.body-too-large", locale), locale));
        }
        var faults = unreadable.getHttpInputMessage() instanceof BufferedBody body
                ? bodies.in(body.bytes(), body.target())
                : List.<Fault>of();
        return object(
                faults.isEmpty()
                        ? problem(
                                HttpStatus.BAD_REQUEST,
                                "unreadable-body",
                                text("problem.unreadable-body", locale),
                                locale)
                        : problem(faults, locale));
    }

    /** The first fault names the problem; each has its entry. */
    private ProblemDetail problem(List<Fault> faults, Locale locale) {
        var errors = faults.stream()
                .map(fault -> Map.of("field", fault.field(), "reason", sentence(fault, locale)))
                .toList();
        var first = faults.get(0);
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                first.code().equals("invalid-field") ? "invalid-fields" : first.code(),
                errors.stream().map(error -> error.get("reason")).collect(Collectors.joining(" ")),
                locale);
        if (!first.field().isEmpty()) {
            problem.setProperty("field", first.field());
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private String sentence(Fault fault, Locale locale) {
        return switch (fault.code()) {
            case "invalid-field" -> text("problem.invalid-fields", locale, fault.field() + " : " + fault.said() + ".");
            case "unreadable-value" -> text("problem.unreadable-value", locale, fault.said(), fault.field());
            case "unknown-field" -> text("problem.unknown-field", locale, fault.said());
            default -> text("problem." + fault.code(), locale, fault.field());
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = invalid.getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "reason", String.valueOf(error.getDefaultMessage())))
                .toList();
        return object(invalidFields(errors, LocaleContextHolder.getLocale()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> Map.of(
                                "field",
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                "reason",
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return object(invalidFields(errors, locale));
    }

    private ProblemDetail invalidFields(List<Map<String, String>> errors, Locale locale) {
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
        return problem;
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

    static String path(JsonMappingException exception) {
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
        return answering(problem).body(problem);
    }

    private static ResponseEntity<Object> object(ProblemDetail problem) {
        return answering(problem).body(problem);
    }

    private static ResponseEntity.BodyBuilder answering(ProblemDetail problem) {
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        int patience = ProblemWriter.secondsOfPatience(HttpStatus.valueOf(problem.getStatus()));
        return patience == 0 ? answer : answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(patience));
    }
}
