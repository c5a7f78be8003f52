// What a host page may learn: how many, never what was answered.
document.getElementById("worker").addEventListener("subsidy:counts", (event) => {
  const place = document.getElementById("counts");
  place.hidden = false;
  place.textContent = `查询结果：符合条件${event.detail.yours}项，待确认${event.detail.open}项，已到期${event.detail.ended}项`;
});
