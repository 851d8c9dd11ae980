package fr.allset.tacite.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** An address that the server itself cannot read, NUL first of all, reaches no filter: it is answered as a problem here. */
@Configuration
class RefusedByTheServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ProblemWriter problems;

    RefusedByTheServer(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Problems(problems)));
    }

    private static final class Problems extends ErrorReportValve {

        private final ProblemWriter problems;

        Problems(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() != HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !ProblemWriter.isOfPrograms(request.getRequestURI())
                    || !response.setErrorReported()) {
                return;
            }
            try {
                problems.write(request, response, HttpStatus.BAD_REQUEST, "rejected-address");
                response.finishResponse();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
