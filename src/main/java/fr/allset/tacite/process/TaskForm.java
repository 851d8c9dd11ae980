package fr.allset.tacite.process;

/**
 * What the form of a user task shows: a record, computed from the stored rows whenever somebody opens the form. The component that
 * implements it is called as the task, followed by {@code Form}: {@code ReviewTerminationForm} belongs to the task
 * {@code ReviewTermination} and to {@code forms/review-termination.form}.
 *
 * <p>A component of the record that has the name of an input field is what is proposed there. After a refusal the form shows what was
 * typed in its place.
 *
 * @param <V> the names that the form's texts and tables use, and the proposals; lists and records become JSON
 * @param <A> the answer, as a step reads it
 */
public interface TaskForm<V extends Record, A extends Record> {

    /** What a form is given beside its view: the facts that the decision rests on, as JSON. */
    String FACTS = "facts";

    /** The field, seen by nobody, in which a form sends back the {@link #FACTS} that it was given. */
    String SHOWN = "shown";

    /** The input fields of the form, by their names. */
    Class<A> answer();

    /** Reads what the form shows; nothing is written. */
    V view(OpenTask task);

    /**
     * Those of the facts shown that the decision rests on: when one of them has changed since the form was opened, the answer is refused.
     * All of them, unless a form says otherwise: how long ago something was decides nothing.
     */
    default Record restsOn(V view) {
        return view;
    }
}
