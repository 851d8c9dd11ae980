package fr.allset.tacite.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells again what was answered before. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnsweredAgainAdvice {

    private final ObjectMapper json;

    AnsweredAgainAdvice(ObjectMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(AnsweredAgain again) {
        return again.answer().again(json);
    }
}
