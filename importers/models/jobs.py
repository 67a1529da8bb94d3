"""Jobs: what is to be done with a batch outside a request; the database is the queue."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from importers.models.batches import Batch


class Task(models.TextChoices):
    READ = "read", _("读取")
    PUBLISH = "publish", _("发布")
    UNDO = "undo", _("撤销")


class JobState(models.TextChoices):
    QUEUED = "queued", _("排队")
    RUNNING = "running", _("进行中")
    DONE = "done", _("完成")
    FAILED = "failed", _("失败")


class Job(models.Model):
    """A worker holds a job by a lease that it renews while it lives. A lease that ran out
    tells of a dead worker, and the job is taken up again."""

    batch = models.ForeignKey(
        Batch, models.CASCADE, verbose_name=_("批次"), related_name="jobs"
    )
    task = models.CharField(_("任务"), max_length=7, choices=Task.choices)
    state = models.CharField(
        _("状态"), max_length=7, choices=JobState.choices, default=JobState.QUEUED
    )
    worker = models.CharField(_("执行者"), max_length=80, blank=True)
    lease_until = models.DateTimeField(_("租约至"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    done = models.PositiveIntegerField(_("已完成"), default=0)
    total = models.PositiveIntegerField(_("总数"), default=0)
    message = models.TextField(_("说明"), blank=True)
    created_at = models.DateTimeField(_("创建时间"), auto_now_add=True)
    started_at = models.DateTimeField(_("开始时间"), null=True, blank=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("任务")
        verbose_name_plural = _("任务")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=JobState.values), name="job_state_known"
            ),
            models.CheckConstraint(
                condition=Q(task__in=Task.values), name="job_task_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING)
                | (Q(lease_until__isnull=False) & ~Q(worker="")),
                name="job_running_is_leased",
            ),
            models.UniqueConstraint(
                fields=["batch"],
                condition=Q(state__in=[JobState.QUEUED, JobState.RUNNING]),
                name="job_one_open_per_batch",
            ),
        ]
        indexes = [models.Index(fields=["state", "lease_until"])]

    def __str__(self) -> str:
        return f"{self.get_task_display()} {self.batch_id}"


class Worker(models.Model):
    """A worker that is alive says so every few seconds; without one, requests do the work."""

    name = models.CharField(_("名称"), max_length=80, unique=True)
    started_at = models.DateTimeField(_("开始时间"), auto_now_add=True)
    seen_at = models.DateTimeField(_("最近一次报到"))

    class Meta:
        verbose_name = _("后台进程")
        verbose_name_plural = _("后台进程")
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """One row, written again and again by ``/health/``, which so learns that writing works."""

    beat_at = models.DateTimeField(_("最近一次写入"))

    class Meta:
        verbose_name = _("写入检查")
        verbose_name_plural = _("写入检查")

    def __str__(self) -> str:
        return str(self.beat_at)
