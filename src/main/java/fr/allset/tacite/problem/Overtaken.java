package fr.allset.tacite.problem;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Someone else has moved the same thing on at this very moment. Something may have been changed already, so everything rolls back: it is no
 * {@link Refusal}, which leaves what came before it.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class Overtaken extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1;

    private final String number;

    /** @param number the public number of what has moved */
    public Overtaken(String number, Throwable cause) {
        super(number + " has been moved on meanwhile", cause);
        this.number = number;
    }

    /** The public number of what has moved. */
    public String number() {
        return number;
    }
}
