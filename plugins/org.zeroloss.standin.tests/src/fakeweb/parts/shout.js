export const shout = (text) => `${text}! </script>`;
