package fr.allset.tacite.api;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** A list that is read by pages says how many entries it has, and links to the next page while there is one (RFC 8288). */
@RestControllerAdvice(annotations = RestController.class)
class NextPage implements ResponseBodyAdvice<Object> {

    private static final String PAGE = "page";
    private static final String SIZE = "size";

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return Collection.class.isAssignableFrom(returned.getParameterType()) && sizeUnlessStated(returned) > 0;
    }

    private static int sizeUnlessStated(MethodParameter returned) {
        var method = returned.getMethod();
        if (method != null) {
            for (var parameter : method.getParameters()) {
                var stated = parameter.getAnnotation(RequestParam.class);
                if (stated != null && parameter.getName().equals(SIZE)) {
                    return Integer.parseInt(stated.defaultValue());
                }
            }
        }
        return 0;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Collection<?> entries && request instanceof ServletServerHttpRequest asked) {
            var parameters = asked.getServletRequest();
            int size = number(parameters.getParameter(SIZE), sizeUnlessStated(returned));
            int page = number(parameters.getParameter(PAGE), 0);
            var total = ListTotal.known();
            if (total != null) {
                response.getHeaders().set(ListTotal.HEADER, String.valueOf(total));
            }
            if (total == null ? entries.size() == size : (page + 1L) * size < total) {
                var next = UriComponentsBuilder.fromPath(parameters.getRequestURI())
                        .query(parameters.getQueryString())
                        .replaceQueryParam(PAGE, page + 1)
                        .build()
                        .toUriString();
                response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
            }
        }
        return body;
    }

    /** It has been read before, by the controller: it is one. */
    private static int number(@Nullable String stated, int unlessStated) {
        return stated == null ? unlessStated : Integer.parseInt(stated);
    }
}
