from tests.house.test_pages_cost import PAGES, statements
def test_x(living):
    open('/tmp/house_posts.txt','w').write('\n'.join(f"{n} {len(statements(living,n))}" for n in PAGES))
