package fr.allset.tacite.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** How many entries there are of a list of which one page is answered. It stands beside the list, in the header {@value #HEADER}. */
public final class ListTotal {

    static final String HEADER = "Total-Count";

    private static final String KNOWN = ListTotal.class.getName();

    private ListTotal() {}

    /** Says it with the answer that is being made. */
    public static void is(long total) {
        RequestContextHolder.currentRequestAttributes().setAttribute(KNOWN, total, RequestAttributes.SCOPE_REQUEST);
    }

    static @Nullable Long known() {
        return (Long)
                RequestContextHolder.currentRequestAttributes().getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST);
    }
}
