package fr.allset.tacite.desk;

import fr.allset.tacite.persistence.StorableText;
import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What is typed into a form of these pages is looked for, kept and shown again as the same text. */
@ControllerAdvice(basePackageClasses = TypedText.class)
class TypedText {

    @InitBinder
    void bind(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {

            @Override
            public void setAsText(@Nullable String typed) {
                setValue(typed == null ? null : StorableText.of(typed));
            }
        });
    }
}
