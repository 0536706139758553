/** Fires on the document when a question is answered right; its detail is the question's id. */
export const answeredEvent = 'drydock:answered';

/** Questions become forms: they say whether the choice is right, and why. */
export function startQuiz(): void {
  document.querySelectorAll<HTMLFormElement>('form.question').forEach((form) => new Question(form));
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
    this.reasons.forEach((_, i) => this.tell(i, solved || chosen[i] === true));
    this.say(
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
    this.reasons.forEach((_, i) => this.tell(i, false));
    this.say('');
  }

  /** A hidden description would still be read out, and give the answer away: it is one only while it shows. */
  private tell(index: number, told: boolean): void {
    const [input, reason] = [this.inputs[index], this.reasons[index]];
    if (input && reason) {
      reason.hidden = !told;
      input.toggleAttribute('aria-describedby', told);
      if (told) {
        input.setAttribute('aria-describedby', reason.id);
      }
    }
  }

  private say(result: string): void {
    this.form.dataset['result'] = result;
    if (this.status) {
      this.status.textContent = this.status.dataset[result] ?? '';
    }
  }
}
