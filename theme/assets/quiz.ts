import { now } from './events';

/** The event on the document when a question was answered correctly. Its detail is the question's id. */
export const answeredEvent = 'drydock:answered';

/** Turns questions into forms that show whether the chosen answer is right, and why. */
export function startQuiz(): void {
  now(() => document.querySelectorAll<HTMLFormElement>('form.question:not([data-result])').forEach((form) => new Question(form)));
}

class Question {
  private readonly inputs: readonly HTMLInputElement[];
  private readonly reasons: readonly HTMLElement[];
  private readonly status: HTMLElement | null;

  constructor(private readonly form: HTMLFormElement) {
    this.inputs = [...form.querySelectorAll<HTMLInputElement>('.answer input')];
    this.reasons = [...form.querySelectorAll<HTMLElement>('.why')];
    this.status = form.querySelector('[role=status]');
    form.querySelector<HTMLElement>('.solution')?.remove();
    form.querySelector<HTMLElement>('.check-answer')?.removeAttribute('hidden');
    this.inputs.forEach((input, i) => {
      const reason = this.reasons[i];
      if (reason) {
        input.closest('.answer')?.append(reason);
      }
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener('change', () => this.clear());
    this.clear();
  }

  private check(): void {
    const chosen = this.inputs.map((input) => input.checked);
    const right = this.reasons.map((reason) => reason.dataset['right'] === 'true');
    const solved = chosen.every((choice, i) => choice === right[i]);
    this.reasons.forEach((_, i) => this.showReason(i, solved || chosen[i] === true));
    this.showResult(
      solved ? 'right'
      : !chosen.includes(true) ? 'nothing'
      : chosen.some((choice, i) => choice && !right[i]) ? 'wrong'
      : 'incomplete',
    );
    if (solved) {
      document.dispatchEvent(new CustomEvent(answeredEvent, { detail: this.form.dataset['question'] }));
    }
  }

  private clear(): void {
    this.reasons.forEach((_, i) => this.showReason(i, false));
    this.showResult('');
  }

  /**
   * Shows or hides the explanation of an answer. A screen reader reads descriptions even if they are hidden, which would give the answer
   * away, so a hidden explanation is not a description.
   */
  private showReason(index: number, isShown: boolean): void {
    const [input, reason] = [this.inputs[index], this.reasons[index]];
    if (input && reason) {
      reason.hidden = !isShown;
      input.toggleAttribute('aria-describedby', isShown);
      if (isShown) {
        input.setAttribute('aria-describedby', reason.id);
      }
    }
  }

  private showResult(result: string): void {
    this.form.dataset['result'] = result;
    if (this.status) {
      this.status.textContent = this.status.dataset[result] ?? '';
    }
  }
}
