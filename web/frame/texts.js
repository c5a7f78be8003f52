// The words of the consent, in both languages.

export const ZH = {
  ask: (host) => `${host}想知道您的回答。您不同意，什么都不会发出。`,
  sends: "会发出这些：",
  yes: "同意，发出一次",
  no: "不发出",
  sent: (host) => `已发给${host}。改了回答以后，可以再发一次。`,
  page: "您正在看的网页",
  place: "地区",
  date: "计算日期",
  door: "身份",
  is: "：",
};

export const EN = {
  ask: (host) => `${host} would like to know your answers. Unless you agree, nothing is sent.`,
  sends: "This would be sent:",
  yes: "Agree, send once",
  no: "Don't send",
  sent: (host) => `Sent to ${host}. After changing an answer you can send again.`,
  page: "The page you are on",
  place: "Place",
  date: "Date",
  door: "Asking as",
  is: ": ",
};
