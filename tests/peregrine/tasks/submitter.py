"""Fork many processes that submit the same work at the same moment; each prints the row it got."""

import os
import sys

import django

if __name__ == "__main__":
    count, job_pk = int(sys.argv[1]), int(sys.argv[2])
    os.environ["DJANGO_SETTINGS_MODULE"] = "peregrine.settings"
    django.setup()

    from jobs.models import Job
    from peregrine.tasks import submit_task

    gate, opener = os.pipe()
    for _ in range(count):
        if os.fork() == 0:
            os.close(opener)
            job = Job.objects.get(pk=job_pk)
            os.write(1, b"ready\n")
            os.read(gate, 1)  # all wake when the pipe is closed
            os.write(1, f"{submit_task('cover_letter', job).pk}\n".encode())
            os._exit(0)
    os.close(gate)
    sys.stdin.readline()  # the test has seen that all are ready
    os.close(opener)
    for _ in range(count):
        os.wait()
