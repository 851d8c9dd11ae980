package fr.allset.tacite.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.problem.IdempotencyKey;
import fr.allset.tacite.problem.OutcomeUnknown;
import fr.allset.tacite.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Around each operation that changes something: it is one transaction, from the first look to the answer. A kill leaves all of it or
 * nothing. Whoever is overtaken begins again, and sees what the other has done. With a key the answer is kept in the same transaction,
 * and a twin waits until it is known.
 */
class WholeRequest implements MethodInterceptor {

    private static final int MOST_ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_IN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<AnsweredRequests> requests;
    private final ObjectProvider<ObjectMapper> json;

    /** Twins wait here, so that they hold no connection meanwhile; on another node they wait in the database. */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    WholeRequest(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<AnsweredRequests> requests,
            ObjectProvider<ObjectMapper> json) {
        this.transactions = transactions;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return call.proceed();
        }
        var request = keyed(call, attributes.getRequest());
        boolean outside = call.getMethod().isAnnotationPresent(OutsideATransaction.class);
        if (request == null) {
            return outside ? call.proceed() : inOneTransaction(call, null);
        }
        requests.getObject().clear();
        var turn = turns[Math.floorMod(Objects.hash(request.username(), request.key()), turns.length)];
        if (!turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw Refusal.conflict("idempotency-under-way", request.key());
        }
        try {
            return outside ? inManyTransactions(call, request) : inOneTransaction(call, request);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable KeyedRequest keyed(MethodInvocation call, HttpServletRequest request) {
        var key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER)).stated();
        Principal login = request.getUserPrincipal();
        if (key == null || login == null || !request.getMethod().equals("POST")) {
            return null;
        }
        var operation = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString();
        return KeyedRequest.of(
                login.getName(), key, operation, call.getMethod(), call.getArguments(), json.getObject());
    }

    private @Nullable Object inOneTransaction(MethodInvocation call, @Nullable KeyedRequest request) throws Throwable {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Attempt(((ProxyMethodInvocation) call).invocableClone(), request).made();
            } catch (ConcurrencyFailureException | TwinWasFirst overtaken) {
                if (attempt == MOST_ATTEMPTS) {
                    throw overtaken;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_IN_NANOS << attempt));
            }
        }
    }

    /** What has been answered under the key; what asks for something else is refused, and so is what nobody knows the end of. */
    private void answerAgain(KeyedRequest request) {
        var earlier = requests.getObject().find(request);
        if (earlier.isEmpty()) {
            return;
        }
        if (!earlier.get().fingerprint().equals(request.fingerprint())) {
            throw Refusal.unprocessable("idempotency-key-reused", IdempotencyKey.HEADER, request.key());
        }
        var answer = earlier.get().kept().orElseThrow(() -> Refusal.conflict("idempotency-under-way", request.key()));
        if (answer.answer() == null) {
            throw Refusal.conflict("idempotency-shown-once", request.key());
        }
        throw new AnsweredAgain(answer);
    }

    /** The key is kept first, and by itself: after a kill it says that the work was begun, and that its end is not known. */
    private @Nullable Object inManyTransactions(MethodInvocation call, KeyedRequest request) throws Throwable {
        answerAgain(request);
        try {
            requests.getObject().begin(request);
        } catch (DuplicateKeyException twinElsewhere) {
            answerAgain(request);
        }
        Object returned;
        try {
            returned = call.proceed();
        } catch (Refusal refusal) {
            requests.getObject().forget(request);
            throw refusal;
        }
        requests.getObject().end(request, KeptAnswer.of(returned, call.getMethod(), json.getObject()));
        return returned;
    }

    /** On another node: this one has to look again. */
    private static final class TwinWasFirst extends RuntimeException {

        private static final long serialVersionUID = 1;

        TwinWasFirst(DuplicateKeyException twin) {
            super(twin);
        }
    }

    /** One transaction. A refusal leaves what came before it, unless the use case rolls it back. */
    private final class Attempt {

        private final MethodInvocation call;
        private final @Nullable KeyedRequest request;
        private @Nullable Throwable thrown;
        private boolean isBeingKept;

        Attempt(MethodInvocation call, @Nullable KeyedRequest request) {
            this.call = call;
            this.request = request;
        }

        @Nullable
        Object made() throws Throwable {
            Object returned;
            try {
                returned = new TransactionTemplate(transactions.getObject()).execute(this::within);
            } catch (ConcurrencyFailureException | UnexpectedRollbackException takenBack) {
                throw takenBack;
            } catch (RuntimeException lost) {
                if (isBeingKept) {
                    throw new OutcomeUnknown(lost);
                }
                throw lost;
            }
            if (thrown != null) {
                throw thrown;
            }
            return returned;
        }

        private @Nullable Object within(TransactionStatus transaction) {
            if (request != null) {
                answerAgain(request);
                begin(request);
            }
            try {
                var returned = call.proceed();
                if (request != null) {
                    requests.getObject().end(request, KeptAnswer.of(returned, call.getMethod(), json.getObject()));
                }
                isBeingKept = true;
                return returned;
            } catch (Refusal refusal) {
                if (transaction.isRollbackOnly()) {
                    transaction.setRollbackOnly();
                } else if (request != null) {
                    requests.getObject().forget(request);
                }
                thrown = refusal;
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                transaction.setRollbackOnly();
                thrown = checked;
            }
            return null;
        }

        private void begin(KeyedRequest keyed) {
            try {
                requests.getObject().begin(keyed);
            } catch (DuplicateKeyException twin) {
                throw new TwinWasFirst(twin);
            }
        }
    }
}
